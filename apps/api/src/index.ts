export { createApp } from './create-app.ts'
export type { Dependencies } from './dependencies.ts'

export * from './primitives/index.ts'
export * from './records/index.ts'

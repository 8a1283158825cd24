export * from './keep-labels.ts'
export * from './project-public.ts'
export * from './protection-policy.ts'
export * from './public-record-set.ts'

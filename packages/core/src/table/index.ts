export * from './build-incident-table.ts'
export * from './dictionary-column.ts'
export * from './incident-table.ts'

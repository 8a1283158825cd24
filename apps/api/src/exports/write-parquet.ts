// A module of its own, so that it is loaded when somebody asks for this format and not before.
export { writeGeoParquetPages } from '@recount/sources'

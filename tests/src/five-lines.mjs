import { casebook } from '@recount/casebook'
import { computeStatistic, projectPublic, publicByDefault } from '@recount/core'

const records = projectPublic(casebook, publicByDefault('2022-12-06'))
const { value } = computeStatistic(records, 1, 'total', process.argv[2] ?? 'country=AFG')
console.log(JSON.stringify(value.answer.result))

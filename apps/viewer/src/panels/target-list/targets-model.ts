import type { Incident } from '@recount/core/records'
import type { TableModel } from '../../design/table-model.ts'
import { describeQuantity } from '../../language/describe-quantity.ts'
import type { RecordNames } from '../../language/record-names.ts'
import type { Words } from '../../language/words.ts'

/** What was aimed at, each with its own outcome; `null` where nothing is recorded. */
export function targetsTable({ what }: Incident, words: Words): TableModel | null {
  const { incident, vocabulary } = words.say
  if (what.targets.length === 0) return null
  return {
    caption: incident.targets,
    columns: [
      { key: 'target', label: incident.target, numeric: false },
      { key: 'type', label: incident.type, numeric: false },
      { key: 'outcome', label: incident.outcome, numeric: false },
    ],
    rows: what.targets.map((target, index) => ({
      key: String(index),
      cells: [
        { text: target.name === null ? incident.unnamed : words.text(target.name) },
        { text: vocabulary.targetTypes[target.type] },
        { text: vocabulary.outcomes[target.outcome] },
      ],
    })),
  }
}

/** What was found, with what became of it and by whose word; `null` where nothing is recorded. */
export function devicesTable(
  { what, claims }: Incident,
  names: Pick<RecordNames, 'source'>,
  words: Words,
): TableModel | null {
  const { incident, vocabulary } = words.say
  if (what.devices.length === 0) return null
  return {
    caption: incident.devices,
    columns: [
      { key: 'device', label: incident.device, numeric: false },
      { key: 'number', label: incident.number, numeric: true },
      { key: 'outcome', label: incident.outcome, numeric: false },
      { key: 'speaker', label: incident.speaker, numeric: false },
    ],
    rows: what.devices.map((device, index) => {
      const claim = claims.find(({ id }) => id === device.claim)
      return {
        key: String(index),
        cells: [
          { text: vocabulary.methods[device.method] },
          { text: describeQuantity(device.quantity, words).number },
          { text: vocabulary.outcomes[device.outcome] },
          { text: claim === undefined ? words.say.number.noNumber : names.source(claim.speaker) },
        ],
      }
    }),
  }
}

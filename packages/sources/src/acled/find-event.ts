import { foldText, nearestName } from '@recount/core/primitives'
import { remember } from '../cells/remember.ts'
import { type AcledEvent, acledEvents } from '../crosswalks/acled.ts'

/** An event type as found in the crosswalk; `readAs` is what it was taken for where it is misspelt. */
export interface FoundEvent {
  readonly event: AcledEvent
  readonly readAs: string | null
}

const eventTypes = [...new Set(acledEvents.map(({ eventType }) => eventType))]

/**
 * Finds ACLED's event type and sub-event type in the crosswalk; a misspelling is taken for the nearest
 * name and told, `null` where there is none.
 *
 * @example
 * findAcledEvent('Battles', 'Armed clash').event.subtype //=> 'armed-clash'
 * @example
 * findAcledEvent('Riots', 'Violent demostration').readAs //=> 'Riots / Violent demonstration'
 */
export function findAcledEvent(eventType: string, subEventType: string): FoundEvent | null {
  return find(`${eventType}\t${subEventType}`)
}

const find: (key: string) => FoundEvent | null = remember((key) => {
  const [eventType = '', subEventType = ''] = key.split('\t')
  const type = findName(eventType, eventTypes)
  const ofType = acledEvents.filter((event) => event.eventType === type)
  const subTypes = ofType.flatMap((event) => event.subEventType ?? [])
  const subType = subEventType === '' ? null : findName(subEventType, subTypes)
  const event = ofType.find((candidate) => candidate.subEventType === subType)
  if (event === undefined || (subEventType !== '' && subType === null)) return null
  const isExact = isSame(eventType, type) && isSame(subEventType, subType)
  const readAs = [type, subType].filter((name) => name !== null).join(' / ')
  return { event, readAs: isExact ? null : readAs }
})

function findName(written: string, names: readonly string[]): string | null {
  return names.find((name) => isSame(written, name)) ?? nearestName(written, names)
}

function isSame(written: string, name: string | null): boolean {
  return foldText(written) === foldText(name ?? '')
}

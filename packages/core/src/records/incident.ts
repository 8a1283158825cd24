import { z } from 'zod'
import { dayNumberOf, isIsoDate } from '../primitives/index.ts'
import { claimSchema } from './claim.ts'
import { fieldsOf, isoDate, listOf, localizedText, recordId, version } from './fields.ts'
import { locationSchema } from './place.ts'
import { quantitySchema } from './quantity.ts'
import {
  datePrecisions,
  eventSubtypes,
  eventTypes,
  grades,
  incidentLinks,
  methods,
  outcomes,
  sensitivities,
  statuses,
  targetTypes,
} from './vocabulary.ts'

const timeSchema = fieldsOf({
  earliest: isoDate.nullable(),
  latest: isoDate.nullable(),
  precision: z.enum(datePrecisions),
  timeOfDay: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a time as HH:MM' })
    .nullable(),
  zone: z.string().nullable(),
  wording: z.string().max(120).nullable(),
}).superRefine((time, context) => {
  const { earliest, latest, precision } = time
  const bothExist = earliest !== null && latest !== null && isIsoDate(earliest) && isIsoDate(latest)
  if (bothExist && dayNumberOf(earliest) > dayNumberOf(latest)) {
    context.addIssue({
      code: 'custom',
      path: ['earliest'],
      message: `a day not after latest (${latest})`,
    })
  }
  if (precision === 'day' && earliest !== latest) {
    context.addIssue({
      code: 'custom',
      path: ['precision'],
      message: 'day only where earliest is latest',
    })
  }
  if (precision !== 'unknown' && (earliest === null || latest === null)) {
    context.addIssue({
      code: 'custom',
      path: ['precision'],
      message: 'unknown where a bound is missing',
    })
  }
})

const targetSchema = fieldsOf({
  type: z.enum(targetTypes),
  name: localizedText.nullable(),
  outcome: z.enum(outcomes),
})

const deviceSchema = fieldsOf({
  method: z.enum(methods),
  quantity: quantitySchema,
  outcome: z.enum(outcomes),
  claim: recordId.nullable(),
})

const eventSchema = fieldsOf({
  type: z
    .enum(eventTypes as readonly [string, ...string[]])
    .transform((type) => type as keyof typeof eventSubtypes),
  subtype: z.string().nullable(),
  methods: listOf(z.enum(methods)),
  suicide: z.boolean().nullable(),
  targets: listOf(targetSchema),
  devices: listOf(deviceSchema),
  outcome: z.enum(outcomes),
}).superRefine((event, context) => {
  const allowed: readonly string[] = eventSubtypes[event.type] ?? []
  if (event.subtype !== null && !allowed.includes(event.subtype)) {
    context.addIssue({ code: 'custom', path: ['subtype'], message: `one of ${allowed.join(', ')}` })
  }
})

/** Parses an incident. */
export const incidentSchema = fieldsOf({
  id: recordId,
  version,
  title: localizedText,
  when: timeSchema,
  where: locationSchema,
  what: eventSchema,
  claims: listOf(claimSchema).refine((claims) => claims.length > 0, {
    error: 'at least one claim: an incident without a source is no incident',
  }),
  assessment: fieldsOf({
    grade: z.enum(grades),
    assessor: z.string(),
    reason: z.string(),
  }).nullable(),
  links: listOf(fieldsOf({ link: z.enum(incidentLinks), incident: recordId })),
  damage: listOf(fieldsOf({ what: localizedText, claim: recordId.nullable() })),
  dataset: recordId.nullable(),
  sensitivity: listOf(z.enum(sensitivities)),
  embargoedUntil: isoDate.nullable(),
  status: z.enum(statuses),
  mergedInto: recordId.nullable(),
}).superRefine((incident, context) => {
  const seen = new Set<string>()
  incident.claims.forEach((claim, index) => {
    if (seen.has(claim.id)) {
      context.addIssue({
        code: 'custom',
        path: ['claims', index, 'id'],
        message: 'an id used once',
      })
    }
    seen.add(claim.id)
  })
  if ((incident.status === 'merged') !== (incident.mergedInto !== null)) {
    context.addIssue({
      code: 'custom',
      path: ['mergedInto'],
      message: 'an id if and only if merged',
    })
  }
})

/**
 * One violent incident and all that was said of it.
 *
 * - `when`: the earliest and latest day that it can have happened on (`null` is an open end), how
 *   exactly that is known, and the words as printed where they were relative.
 * - `where`: a {@link Location}.
 * - `what`: ACLED's typology, methods, targets with their own outcomes, devices found.
 * - `claims`: never empty. The incident's numbers are counted from them and stored nowhere else.
 * - `dataset`: the source id of the dataset it was imported from, else `null`.
 */
export type Incident = z.infer<typeof incidentSchema>

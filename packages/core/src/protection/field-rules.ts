import type { JsonValue } from '../primitives/index.ts'
import type { RecordKind, Sensitivity } from '../records/index.ts'
import { type FieldPart, type FieldRule, redactedId, redactedWords } from './field-rule.ts'

/**
 * The class of every field of every kind of record. A field without a row here fails a test, so that
 * none is added to the record model without somebody deciding who may see it.
 *
 * A row for a whole (`what.devices`) covers all of its fields.
 */
export const fieldRules: Readonly<Record<RecordKind, readonly FieldRule[]>> = {
  source: [
    ...facts('id', 'version', 'kind', 'languages', 'actor', 'derivedFrom'),
    words('name', redactedWords),
    words('url', null),
  ],
  document: [
    ...facts('id', 'version', 'source', 'language', 'published', 'retrieved'),
    ...facts('contentHash', 'licence'),
    words('title', redactedWords),
    words('url', null),
    words('archivedUrl', null),
  ],
  actor: [
    ...facts('id', 'version', 'kind', 'partOf', 'codes'),
    words('name', redactedWords),
    words('aliases', []),
  ],
  place: [
    ...facts('id', 'version', 'country', 'province', 'precision'),
    words('name', redactedWords),
    within('district', 'public'),
    within('locality', 'public'),
    within('position', 'public'),
  ],
  incident: [
    ...facts('id', 'version', 'when', 'status', 'mergedInto', 'embargoedUntil', 'sensitivity'),
    ...facts('dataset', 'links', 'assessment.grade'),
    words('title', redactedWords),
    ...facts('where.country'),
    rule('where.province', 'generalised', ['location-endangers'], 'record', null),
    rule('where.precision', 'generalised', ['location-endangers'], 'record', 'country'),
    within('where.district', 'generalised'),
    within('where.locality', 'generalised'),
    within('where.position', 'generalised'),
    within('where.place', 'generalised'),
    ...facts('what.type', 'what.subtype', 'what.methods', 'what.suicide', 'what.outcome'),
    ...facts('what.devices', 'what.targets.*.type', 'what.targets.*.outcome'),
    rule('what.targets.*.name', 'restricted', ['personal-information'], 'names', null),
    ...facts('claims.*.id', 'claims.*.kind', 'claims.*.basis', 'claims.*.date'),
    ...facts('claims.*.harm', 'claims.*.group', 'claims.*.actor', 'claims.*.quantity'),
    ...facts('claims.*.ofWhich', 'claims.*.act', 'claims.*.about'),
    said('claims.*.speaker', redactedId),
    said('claims.*.document', redactedId),
    said('claims.*.locator', { paragraph: null, selector: null }),
    rule(
      'claims.*.summary',
      'restricted',
      ['personal-information', 'source-endangers'],
      'prose',
      redactedWords,
    ),
    ...facts('damage.*.claim'),
    words('damage.*.what', redactedWords),
    rule('assessment.assessor', 'restricted', [], 'names', redactedId),
    words('assessment.reason', ''),
  ],
  'reported-total': [
    ...facts('id', 'version', 'document', 'paragraph', 'scope', 'cells'),
    words('title', redactedWords),
  ],
}

function rule(
  path: string,
  fieldClass: FieldRule['class'],
  labels: readonly Sensitivity[],
  part: FieldPart,
  redacted: JsonValue,
): FieldRule {
  return { path, class: fieldClass, labels, part, redacted }
}

function facts(...paths: readonly string[]): readonly FieldRule[] {
  return paths.map((path) => rule(path, 'public', [], 'record', null))
}

function words(path: string, redacted: JsonValue): FieldRule {
  return rule(path, 'public', [], 'prose', redacted)
}

function within(path: string, fieldClass: 'public' | 'generalised'): FieldRule {
  return rule(
    path,
    fieldClass,
    fieldClass === 'public' ? [] : ['location-endangers'],
    'place',
    null,
  )
}

function said(path: string, redacted: JsonValue): FieldRule {
  return rule(path, 'restricted', ['source-endangers'], 'speakers', redacted)
}

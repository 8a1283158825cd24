import type { AttributionStandard, SetAsideReason } from '@recount/core/counting'
import type {
  AttributionBasis,
  DatePrecision,
  EventType,
  Grade,
  Harm,
  IncidentLink,
  Method,
  Outcome,
  PlacePrecision,
  SourceKind,
  StatementAct,
  StatementBasis,
  Subgroup,
  TargetType,
  TollGroup,
} from '@recount/core/records'

interface NameAndSummary {
  readonly name: string
  readonly summary: string
}

/**
 * A word in the reader's language for every member of core's closed lists. A language that lacks one,
 * or keeps one that core dropped, does not compile. Counting rules and sub-types are open lists: an
 * unknown one is shown by its own id.
 */
export interface Vocabulary {
  readonly harms: Readonly<Record<Harm, string>>
  readonly groups: Readonly<Record<TollGroup, string>>
  readonly subgroups: Readonly<Record<Subgroup, string>>
  readonly attributionBases: Readonly<Record<AttributionBasis, string>>
  readonly statementBases: Readonly<Record<StatementBasis, string>>
  readonly statementActs: Readonly<Record<StatementAct, string>>
  readonly datePrecisions: Readonly<Record<DatePrecision, string>>
  readonly placePrecisions: Readonly<Record<PlacePrecision, string>>
  readonly eventTypes: Readonly<Record<EventType, string>>
  readonly eventSubtypes: Readonly<Record<string, string>>
  readonly methods: Readonly<Record<Method, string>>
  readonly targetTypes: Readonly<Record<TargetType, string>>
  readonly outcomes: Readonly<Record<Outcome, string>>
  readonly grades: Readonly<Record<Grade, string>>
  readonly sourceKinds: Readonly<Record<SourceKind, string>>
  readonly standards: Readonly<
    Record<AttributionStandard, NameAndSummary & { readonly short: string }>
  >
  readonly rules: Readonly<Record<string, NameAndSummary>>
  readonly setAsideReasons: Readonly<Record<SetAsideReason, string>>
  readonly incidentLinks: Readonly<Record<IncidentLink, string>>
}

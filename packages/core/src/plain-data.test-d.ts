import { describe, expectTypeOf, it } from 'vitest'
import type {
  Actor,
  BoundingBox,
  CountedIncident,
  Document,
  Figure,
  Incident,
  IncidentTable,
  Interval,
  Issue,
  JsonValue,
  Parsed,
  Place,
  ProtectionPolicy,
  PublicRecordSet,
  Quantity,
  Query,
  Reconciliation,
  RecordSet,
  ReportedTotal,
  Source,
  StatisticAnswer,
  StatisticDescription,
  Verification,
} from './index.ts'

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

type Named<Fields> = Pick<Fields, keyof Fields & string>

/** Whether values of a type are readonly data that JSON can hold, all the way down. */
type IsPlain<Value> = unknown extends Value
  ? false
  : [JsonValue] extends [Value]
    ? true
    : [PlainPart<Value>] extends [true]
      ? true
      : false

type PlainPart<Value> = Value extends string | number | boolean | null
  ? true
  : Value extends (...parameters: never[]) => unknown
    ? false
    : Value extends readonly unknown[]
      ? Value extends unknown[]
        ? false
        : IsPlain<Value[number]>
      : Value extends object
        ? Same<Named<Value>, Readonly<Named<Value>>> extends true
          ? PlainFields<Value>
          : false
        : false

type PlainFields<Fields> = false extends {
  [Name in keyof Fields & string]: IsPlain<Fields[Name]>
}[keyof Fields & string]
  ? false
  : true

describe('what crosses a stage of core', () => {
  it('is plain, readonly data that JSON can hold', () => {
    expectTypeOf<IsPlain<Issue>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<Interval>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<Parsed<Interval>>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<Quantity>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<Source>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<Document>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<Actor>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<Place>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<Incident>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<ReportedTotal>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<RecordSet>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<ProtectionPolicy>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<PublicRecordSet>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<CountedIncident>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<Query>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<BoundingBox>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<StatisticAnswer>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<StatisticDescription>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<Figure>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<Verification>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<Reconciliation>>().toEqualTypeOf<true>()
  })

  it('is not, for the table alone, whose columns are typed arrays', () => {
    expectTypeOf<IsPlain<IncidentTable>>().toEqualTypeOf<false>()
  })
})

describe('IsPlain', () => {
  it('refuses what can be changed, and what JSON cannot hold', () => {
    expectTypeOf<IsPlain<{ readonly a: number }>>().toEqualTypeOf<true>()
    expectTypeOf<IsPlain<{ a: number }>>().toEqualTypeOf<false>()
    expectTypeOf<IsPlain<{ readonly a: number[] }>>().toEqualTypeOf<false>()
    expectTypeOf<IsPlain<{ readonly a: readonly { b: 1 }[] }>>().toEqualTypeOf<false>()
    expectTypeOf<IsPlain<{ readonly a: Date }>>().toEqualTypeOf<false>()
    expectTypeOf<IsPlain<{ readonly a: () => void }>>().toEqualTypeOf<false>()
    expectTypeOf<IsPlain<{ readonly a: ReadonlyMap<string, string> }>>().toEqualTypeOf<false>()
    expectTypeOf<IsPlain<{ readonly a: undefined }>>().toEqualTypeOf<false>()
    expectTypeOf<IsPlain<{ readonly a: unknown }>>().toEqualTypeOf<false>()
    expectTypeOf<IsPlain<readonly bigint[]>>().toEqualTypeOf<false>()
  })
})

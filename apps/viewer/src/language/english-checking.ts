import type { FigureDifference, ReadingName, Verdict, Verification } from '@recount/core/figures'
import type { Withheld } from '@recount/core/protection'
import type { Query } from '@recount/core/query'

const plural = (count: number, one: string, many: string) => (count === 1 ? one : many)

const readings: Readonly<Record<ReadingName, string>> = {
  'told-in-document': 'Told in the document',
  'in-scope': 'On record in its scope',
  'within-period': 'Within its period',
  'claimed-or-attributed': 'Claimed or attributed',
  claimed: 'Claimed',
}

const reasons: Readonly<Record<NonNullable<Verdict['reason']>, string>> = {
  'vague-toll': 'a vague toll: its interval reaches the printed number',
  'other-definition-of-group': 'the groups may be drawn otherwise; all groups together have room',
  'incident-missing': 'an incident may be missing here',
  'incident-not-in-total': 'an incident may not be in the printed total',
}

const differences: Readonly<Record<FigureDifference['reason'], string>> = {
  added: 'added since',
  revised: 'revised',
  recounted: 'counted otherwise, though not revised',
  merged: 'merged into another incident',
  withdrawn: 'withdrawn',
  'no-longer-selected': 'no longer answers the question',
}

const outcomes: Readonly<Record<Verification['status'], string>> = {
  holds: 'holds',
  changed: 'changed',
  'not-reproducible': 'not reproducible',
  tampered: 'not what it claims to be',
}

const withheldReasons: Readonly<Record<Withheld['reason'], string>> = {
  'not-published': 'not published',
  embargoed: 'under embargo',
  'location-endangers': 'place widened, because it endangers somebody',
  'position-generalised': 'position widened to a cell',
  'source-endangers': 'source hidden, because it endangers somebody',
  'personal-information': 'private names removed',
}

const parameterSummaries: Readonly<Record<keyof Query, string>> = {
  from: 'First day of the period, included.',
  to: 'Last day of the period, included.',
  precision: 'Whether an imprecise date must lie in the period wholly, or only meet it.',
  country: 'Countries, by ISO 3166-1 alpha-3 code.',
  province: 'Provinces, by code.',
  district: 'Districts, by code.',
  bbox: 'A box of degrees (WGS 84). Incidents not known to the district or better are not in it.',
  actor: 'Parties held responsible, by id; see attribution.',
  attribution: 'How much an attribution must be worth to count.',
  type: 'Event types.',
  method: 'Methods and weapons.',
  target: 'Types of target.',
  harm: 'What is counted.',
  group: 'Whose harm is counted; all but the attackers when left out.',
  rule: 'The counting rule.',
  grade: 'Verification grades.',
  source: 'Incidents of which one of these sources said something, by id.',
  dataset: 'Datasets that incidents were imported from, by id.',
  document: 'Incidents that one of these documents tells of, by id.',
  incident: 'These incidents only, by id.',
  q: 'Words of the title or the locality, in any language.',
  asOf: 'The ledger as known at a revision or a time.',
  sort: 'The order of a list.',
  limit: 'How many entries a page has.',
  cursor: 'Where a page begins, from the page before.',
}

/** The messages of the pages on which numbers are checked and explained, in English. */
export const englishChecking = {
  reconciliation: {
    title: 'Reconciliation',
    listTitle: 'Totals that others printed',
    listText:
      'A printed total is compared with the incidents on record, cell by cell. Each difference has its reason.',
    none: 'No printed total is on record.',
    notFound: 'No printed total has this id.',
    back: 'All printed totals',
    open: 'Open the reconciliation',
    reported: 'The printed total',
    scope: 'What it says it counts',
    source: 'Printed in',
    paragraph: (paragraph: string) => `paragraph ${paragraph}`,
    worded: 'In its own words',
    period: 'Period, as read',
    place: 'Place',
    countries: { AFG: 'Afghanistan' } as Readonly<Record<string, string>>,
    responsible: 'Attacks by',
    countedBy: 'Counted here by',
    noLimit: 'no limit named',
    verdict: {
      follows: (counted: string) =>
        `The sum follows from the document’s own incidents: they come to ${counted}.`,
      followsInScope: (counted: string) =>
        `The sum follows from the incidents on record: they come to ${counted}.`,
      differs: (counted: string, printed: string) =>
        `The sum does not follow: the document’s own incidents come to ${counted}, not to ${printed}.`,
      differsInScope: (counted: string, printed: string) =>
        `The sum does not follow: the incidents on record come to ${counted}, not to ${printed}.`,
      someDiffer: (cells: string) => `Not every cell of it agrees: ${cells}.`,
      but: (clauses: string) => `But it counts ${clauses}.`,
      outsidePeriod: (shown: string, harm: string) =>
        `${shown} ${harm} outside the period that it names`,
      unattributed: (shown: string, harm: string, actor: string) =>
        `${shown} ${harm} that nobody claimed or attributed to ${actor}`,
      onEveryReading: 'It stays the same under every stricter reading.',
      undated: (shown: string, harm: string, incidents: string, sure: string) =>
        `Within the period, ${shown} ${harm} are from ${incidents} of which no exact day is known. Surely inside it are ${sure}.`,
    },
    readings,
    readingTexts: {
      'told-in-document': (_actor: string, _period: string) =>
        'all incidents in the document that it holds against the same party',
      'in-scope': (_actor: string, _period: string) => 'all incidents on record within its scope',
      'within-period': (_actor: string, period: string) => `of these, ${period}`,
      'claimed-or-attributed': (actor: string, _period: string) =>
        `of these, claimed by ${actor}, or attributed to it by somebody named`,
      claimed: (actor: string, _period: string) => `of these, claimed by ${actor} or confirmed`,
    },
    cells: 'Cell by cell',
    cellsNote:
      'The printed number, and what the ledger holds under stricter and stricter readings of the same words.',
    cell: 'Cell',
    printed: 'Printed',
    notPrinted: 'not printed',
    verdictColumn: 'Does it add up?',
    allGroups: 'All groups',
    agrees: 'agrees',
    inLedger: (difference: string) => `${difference} in the ledger`,
    reasons,
    chosenCell: 'The charts show',
    cellName: (harm: string, group: string) => `${harm}: ${group}`,
    bridges: 'From the printed number to a stricter one',
    bridgesNote: 'Each step names the incidents that it takes away, each with its own number.',
    bridgeTitles: { period: 'By its period', attribution: 'By who did it' },
    bridgePath: (numbers: readonly string[]) => numbers.join(' → '),
    bridgeLabel: (title: string, numbers: string) =>
      `${title}: ${numbers}. Each row is a number or what is taken from it; the table holds the same data.`,
    unchanged: 'No incident is taken away here: the number stays.',
    step: 'Step',
    why: 'Why',
    takesAway: 'Difference',
    leaves: 'Leaves',
    incidents: 'Incidents',
    whys: {
      compared: 'the ledger beside the printed number',
      'outside-period': 'outside the period',
      'only-suspected': (actor: string) => `nobody claimed or attributed it to ${actor}`,
      'not-claimed': (actor: string) => `attributed by others, not claimed by ${actor}`,
    },
    rest: 'Not explained by single incidents',
    unexplained: 'Difference between document and ledger',
    noNumberHere: (titles: string) => `Also taken away, without a number in this cell: ${titles}.`,
    undatedPart: 'hatched: no exact day known',
    undated: 'no exact day',
    undatedTitle: 'Not known to the day',
    undatedText: (count: number, shown: string) =>
      `${shown} ${plural(count, 'incident has', 'incidents have')} no exact day in any source. ${plural(count, 'It is', 'They are')} counted as inside the period, because nothing says that ${plural(count, 'it lies', 'they lie')} outside.`,
    beside: 'Told beside it, and not in it',
    besideText:
      'The document tells of more harm than its total counts. The total leaves this out, and so do the readings above.',
    besideIncident: (actor: string) => `not an attack by ${actor}`,
    besideAttackers: 'Attackers who died',
    showIncidents: 'Show the incidents',
    api: 'This reconciliation from the API',
  },

  figure: {
    title: 'Figure',
    notFound: 'No figure has this id. Figures are never deleted: the address may be mistyped.',
    failed: 'The figure could not be loaded. The server did not answer.',
    of: 'What this number is',
    inOtherLanguages: 'The same in other languages',
    question: 'Question',
    rule: 'Counting rule',
    revision: 'Ledger revision',
    recorded: (revision: string, day: string) => `${revision}, recorded ${day}`,
    statistic: 'Statistic',
    options: 'Told to it',
    wordTable: 'Vague words read by',
    policy: 'Protection policy',
    counted: 'Counted',
    incidents: 'Incidents',
    incidentsNote:
      'Each in the version that was counted. The numbers are those of the newest public records.',
    version: 'Version cited',
    newer: (version: string) => `now ${version}`,
    gone: 'not in the newest public records',
    sources: 'Documents',
    address: 'Permanent address',
    data: 'As data, with its verification',
    digest: 'Digest',
    howToCite: 'How to cite',
    citation: (text: string, rule: string, revision: string, address: string) =>
      `${text}. Counted by the rule ${rule}, ledger revision ${revision}. Recount, ${address}`,
    fullCitation: (
      text: string,
      question: string,
      rule: string,
      revision: string,
      address: string,
    ) =>
      `${text}. Incidents: ${question}. Counted by ${rule} at ledger revision ${revision}. Recount, ${address}`,
    check: 'Does it still hold?',
    serverSays: 'The server says',
    serverAt: (outcome: string, revision: string) => `${outcome}, at revision ${revision}`,
    serverSilent: 'The server sent no verification with it.',
    yours: 'Your browser says',
    notYet: 'not counted yet',
    agree: 'Both came to the same.',
    disagree: 'The two do not agree. Reload the page; if it stays so, report it.',
    outcomes,
    again: 'Count it again',
    againText:
      'Your browser computes the figure from the table of all public incidents, by the same code as the server, and compares.',
    counting: 'Counting…',
    recordsFailed: 'The records could not be loaded, so nothing was counted.',
    holds: 'It holds',
    holdsText: (revision: string) =>
      `Counted again from the records of revision ${revision}: the same number.`,
    holdsThoughRevised: (count: number, shown: string) =>
      `${shown} ${plural(count, 'incident was', 'incidents were')} revised since, without changing the number:`,
    reproduced: (revision: string) =>
      `It also follows from the records of its own revision, ${revision}.`,
    changed: 'The number has changed',
    changedText: (then: string, now: string) =>
      `It was ${then} when it was cited and is ${now} now. These incidents make the difference:`,
    changedTable: 'It is another one now. These incidents make the difference:',
    notReproducible: 'It does not follow from its records',
    notReproducibleText:
      'Counted again from the records of its own revision, the result is another one. The figure was not made by this program, or not from these records.',
    tampered: 'This figure is not what it claims to be',
    tamperedText:
      'Its content does not fit its digest. Do not rely on it, and tell whoever gave it to you.',
    before: 'Cited',
    after: 'Now',
    reason: 'Reason',
    differences,
    result: 'The numbers',
    row: 'Row',
    value: 'Value',
    openNow: 'Open the same question now',
  },

  methods: {
    title: 'Methods',
    lead: 'How words become numbers, and numbers become totals. These lists are the program’s own.',
    contents: 'On this page',
    rules: 'Counting rules',
    rulesText:
      'A counting rule turns the claims about one incident into one quantity for each harm and group. It never adds overlapping claims together.',
    byDefault: 'where none is chosen',
    singleSource: 'One source only',
    singleSourceText: 'The figures of one source, named by its id, and nobody else’s.',
    authority: 'Whose word weighs most',
    authorityText:
      'Where independent sources give different figures, the rule “Envelope” takes its best estimate from the first of these that spoke, the latest first. The interval still reaches over all of them.',
    name: 'Name',
    version: 'Version',
    meaning: 'Meaning',
    standards: 'Who did it',
    standardsText:
      'Who did it is a claim too, with a speaker and a date. A standard says what somebody’s word must be worth before an incident counts as a party’s.',
    ladder: 'What was said',
    speaksAgainst: 'speaks against it and is shown beside it',
    counts: 'counts',
    countsNot: 'does not count',
    words: 'Vague words',
    wordsText: (version: string) =>
      `Words are read as intervals by one published table, version ${version}. A figure names the version it was counted by.`,
    word: 'Words',
    read: 'Read as',
    percent: (shown: string) => `${shown}%`,
    shareOf: (percent: string) => `more than ${percent} of the whole, up to all of it`,
    withNumber: {
      atLeast: 'that number and more',
      moreThan: 'one more than that number, and more',
      atMost: 'none to that number',
      fewerThan: 'none to one less than that number',
      about: (percent: string) => `that number, give or take ${percent}`,
    },
    number: 'a number',
    tryWords: 'Try it',
    tryLabel: 'A number as somebody worded it',
    tryNotRead: 'Not in the table. Such words stay as they were printed and count as unknown.',
    tryWhole: 'A share of another number, which a claim names.',
    statistics: 'Statistics',
    statisticsText:
      'Each says how many incidents it used, how many have an unknown toll, and how many were not known exactly enough for it.',
    statisticNames: {
      total: 'Total',
      series: 'Series',
      groups: 'Groups',
      ranking: 'Ranking',
      comparison: 'Comparison',
      lethality: 'Lethality',
      concentration: 'Concentration',
      hotspots: 'Hot spots',
      coverage: 'Coverage',
      agreement: 'Agreement',
      lag: 'Reporting lag',
    } as Readonly<Record<string, string>>,
    statisticSummaries: {
      coverage: 'The share of missing data, field by field.',
      agreement: 'How far independent sources agree on the same toll.',
      lag: 'Days between incidents and the first that was said of them.',
      hotspots: 'Cells of a grid in which incidents crowd more than by chance.',
      total: 'Killed and wounded of all incidents that answer the question.',
      series: 'Killed and wounded by day, week, month, quarter or year, empty periods included.',
      groups: 'Killed and wounded by one or more dimensions.',
      ranking: 'The groups of one dimension in order of killed, wounded or incidents, with ties.',
      comparison: 'Killed, wounded and incidents beside those of an earlier period.',
      lethality: 'Killed per incident, and the share of killed among killed and wounded.',
      concentration:
        'How unequally killed, wounded or incidents are spread over the groups of a dimension.',
    } as Readonly<Record<string, string>>,
    parameters: 'Parameters beside the question',
    noParameters: 'none',
    sums: 'Sums of uncertain numbers',
    sumsText:
      'Lows add up, highs add up and are open if any of them is open, best estimates add up, and the low stands in where there is no best. “At least 53” and 19 make at least 72.',
    notReported: 'Not reported is not zero',
    notReportedText:
      'An incident for which nobody gave a number adds nothing to a sum and is counted beside it as an unknown toll.',
    attackers: 'Attackers',
    attackersText:
      'Attackers who died are counted apart and are in no total unless you ask for them.',
    leftOut: 'What map and timeline leave out',
    leftOutText:
      'Nothing is drawn more exactly than it is known. What cannot be drawn is counted beside the drawing, and is in every total.',
    known: 'Known',
    onMap: 'On the map',
    onTimeline: 'On the timeline',
    drawnPlaces: {
      exact: 'a disc at its place',
      vicinity: 'a disc at its place',
      locality: 'a disc at its town or village',
      district: 'a dashed disc in its district',
      province: 'its province is hatched; no disc',
      country: 'not drawn; told beneath the map',
    },
    drawnDates: {
      day: 'in its bar',
      days: 'in its bar, if the bar holds all of these days; else apart, as undated',
      week: 'in its bar by week or longer, if the bar holds the week; else apart',
      month: 'in its bar by month or longer; else apart',
      quarter: 'in its bar by quarter or year; else apart',
      year: 'in its bar by year; else apart',
      unknown: 'apart, as undated',
    },
    periods:
      'A question for a period takes an incident in when its date may lie inside, and says of how many that is so. “precision=contained” takes only those that surely do.',
    boundaries:
      'Boundaries are Natural Earth’s, in the public domain, coarsened. They take no side in any dispute.',
    checking: 'Figures and reconciliations',
    checkingText:
      'A figure’s id is made of its content by SHA-256, so a changed figure does not fit its own address. Counting it again runs the same question over the newest records, and over those of its own revision where they are at hand. A reconciliation reads a printed total more and more strictly and names the incidents that each step takes away.',
    document: 'The full text with formulas and sources is METHODS.md in the source code.',
  },

  data: {
    title: 'Data and API',
    lead: 'Every number on these pages can be asked of the API, without a key, by the same address.',
    twin: 'An address, twice',
    twinText: 'What you see, and the same question to the API:',
    viewer: 'Viewer',
    api: 'API',
    examples: 'Examples that work',
    examplesText: 'Open them here, or paste them into a terminal.',
    exampleNames: {
      total: 'How many were killed and wounded in attacks by a party, as it claimed them itself',
      series: 'The same by month of the Solar Hijri calendar',
      groups: 'Killed and wounded by province',
      incidents: 'The incidents of a period, most killed first',
      rule: 'A total by another counting rule',
      reconciliation: 'A printed total, reconciled',
    },
    inTerminal: 'In a terminal',
    resources: 'What can be fetched',
    resourcesText: 'This list is the server’s own description of itself.',
    resourcesFailed: 'The server’s description could not be loaded. These addresses always exist:',
    address: 'Address',
    reference: 'Reference',
    referenceText: 'Every parameter and every field, for people and for programs.',
    openapi: 'OpenAPI 3.1 description',
    docs: 'Readable API reference',
    feeds: 'Corrections',
    feedsText:
      'Nothing is overwritten. Each change of a record is a revision, with its author, time and reason.',
    revisions: 'The ledger of revisions',
    parameters: 'Question parameters',
    parametersText: 'One grammar for the API, these pages and the command line.',
    parameter: 'Parameter',
    meaning: 'Meaning',
    example: 'Example',
    parameterSummaries,
    snapshot: 'All public records in one file',
    table: 'The encoded table',
    snapshotText: (hash: string) =>
      `What these pages count from: the table of the newest revision. Its name is the SHA-256 of its bytes: ${hash}`,
    recordCounts: {
      incidents: 'Incidents',
      sources: 'Sources',
      documents: 'Documents',
      actors: 'Parties',
      places: 'Places',
      reportedTotals: 'Printed totals',
    },
    withheld: 'Kept from the public',
    withheldText: (policy: string) => `By the policy ${policy}. How much it keeps back is public:`,
    withheldNone: 'Nothing is kept from the public.',
    withheldReasons,
    licence: 'Licence',
    licenceText:
      'The program is free software under the Apache License 2.0. A document’s own licence, where it has one, stands on its record; what a source said stays the source’s.',
    embed: 'Embedding',
    embedText:
      'Any page may show an answer in a frame, or ask the API from its reader’s browser. Both follow the ledger, and both lead back to where the number can be counted again.',
    embedFrame: 'An answer in a frame',
    embedScript: 'One number in your own words',
    embedHint:
      'To show a number that never changes, cite it as a figure: /embed/figures/ and its id is its frame.',
  },
}

/** The messages of these pages; other languages fill the same keys. */
export type CheckingCatalogue = typeof englishChecking

import { englishChecking } from './english-checking.ts'
import { englishVocabulary } from './english-vocabulary.ts'

const plural = (count: number, one: string, many: string) => (count === 1 ? one : many)

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/**
 * Every message of the viewer, in English. Its type is the catalogue that other languages must fill.
 *
 * Messages with a number take the number as people write it; where the grammar depends on it, they take
 * the number itself first. Messages never hold markup.
 */
export const englishCatalogue = {
  vocabulary: englishVocabulary,

  site: {
    name: 'Recount',
    skipToContent: 'Skip to content',
    mainNavigation: 'Pages',
    languages: 'Language',
    titleOf: (page: string) => `${page} · Recount`,
    revision: (revision: string) => `Ledger revision ${revision}`,
    footer:
      'Recount keeps what every source said about each violent incident, and turns it into numbers that anybody can count again.',
    code: 'Free software under the Apache License 2.0',
  },

  navigation: {
    explore: 'Explore',
    reconciliation: 'Reconciliation',
    methods: 'Methods',
    data: 'Data and API',
  },

  display: {
    title: 'Display',
    explanation: 'These settings change how numbers and dates are written, never what they say.',
    calendar: 'Calendar',
    calendars: { gregory: 'Gregorian', persian: 'Solar Hijri' },
    digits: 'Digits',
    digitSets: { latin: '0 1 2 3', persian: '۰ ۱ ۲ ۳' },
    theme: 'Theme',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    keeping: 'Keep',
    keepings: { nothing: 'Nothing', pages: 'Pages I open' },
    keepingExplanation: (days: string) =>
      `Pages that you open stay on this device for ${days} days, to be read without a network. Leave it off on a device that others may search.`,
  },

  loading: {
    withoutNetwork: (day: string) =>
      `No connection. This is as it was loaded on ${day}; what has changed since is not in it.`,
    records: 'Loading the records',
    figure: 'Counting the figure again',
    failedTitle: 'The records could not be loaded',
    failedText:
      'The server did not answer, or not in a form that this page understands. Nothing is shown, because a part would look like the whole.',
    table: 'Loading the table of numbers',
    incidents: 'Loading the incidents',
    cutTitle: 'The numbers arrived incomplete',
    cutText:
      'The table of numbers broke off on its way, or was damaged. Nothing is shown of it, because a part would look like the whole. Try again; if it breaks off again, reload the page.',
    notFoundTitle: 'There is nothing at this address',
    notFoundText: 'The record may have been merged or withdrawn, or the address is mistyped.',
    mergedText: 'This incident was merged into another one.',
    withdrawnText: 'This incident was withdrawn. The ledger of revisions says when and why.',
    tryAgain: 'Try again',
    toExplore: 'Go to all incidents',
    toRevisions: 'Open the ledger of revisions',
  },

  problem: {
    title: 'This address asks for something that is not known',
    text: 'To show some other number instead would mislead, so none is shown.',
    parameter: (name: string) => `Parameter “${name}”`,
    expected: (expected: string) => `Expected: ${expected}`,
    received: (received: string) => `Received: ${received}`,
    without: 'Open without these parameters',
  },

  number: {
    atLeast: (low: string) => `at least ${low}`,
    atLeastAlone: 'at least',
    range: (low: string, high: string) => `${low} to ${high}`,
    unknown: 'unknown',
    notReported: 'not reported',
    open: 'open',
    none: 'none',
    exactly: 'least and greatest figure agree',
    openAbove: 'no upper limit is known',
    least: 'Least',
    bestColumn: 'Best',
    most: 'Most',
    unknownColumn: 'Unknown toll',
    noNumber: '–',
    incidents: (count: number, shown: string) =>
      `${shown} ${plural(count, 'incident', 'incidents')}`,
    ofThemUnknown: (shown: string) => `${shown} with an unknown toll`,
    unknownToll: (count: number, shown: string) =>
      `${shown} ${plural(count, 'incident', 'incidents')} with an unknown toll`,
    percent: (shown: string) => `${shown}%`,
    and: (first: string, second: string) => `${first} and ${second}`,
    list: (items: readonly string[]) => items.join(', '),
    separator: ' · ',
  },

  date: {
    undated: 'undated',
    onOrBefore: (day: string) => `on or before ${day}`,
    onOrAfter: (day: string) => `on or after ${day}`,
    between: (from: string, to: string) => `${from} to ${to}`,
    weekOf: (day: string) => `week of ${day}`,
    year: 'Year',
    month: 'Month',
    day: 'Day',
    printed: (wording: string) => `printed as “${wording}”`,
  },

  twin: {
    chart: 'Chart',
    table: 'Table',
    showAs: (title: string) => `Show “${title}” as`,
  },

  measures: {
    label: 'Charts show',
    killed: 'Killed',
    wounded: 'Wounded',
    incidents: 'Incidents',
  },

  explore: {
    title: 'Explore',
    headline: {
      killedAndWounded: (killed: string, wounded: string, incidents: string) =>
        `${killed} people were killed and ${lowerFirst(wounded)} wounded in ${incidents}.`,
      killedOnly: (killed: string, incidents: string) =>
        `${killed} people were killed in ${incidents}.`,
      woundedOnly: (wounded: string, incidents: string) =>
        `${wounded} people were wounded in ${incidents}.`,
      neither: (incidents: string) =>
        `No number of killed or wounded is reported for ${incidents}, by this rule.`,
      none: 'No incident on record answers this question.',
      noneText: 'That is not the same as nothing having happened. Remove a filter to see more.',
      atLeast: (low: string) => `At least ${low}`,
      exactly: (count: string) => count,
      unknownNumber: 'An unknown number of',
      missing: (count: number, shown: string) =>
        `${shown} ${plural(count, 'incident has', 'incidents have')} an unknown toll: no number was reported for some or all of the people harmed.`,
      partly: (count: number, shown: string) =>
        `${shown} ${plural(count, 'incident has', 'incidents have')} a date that may lie outside the period.`,
      left: (count: number, shown: string) =>
        `${shown} more ${plural(count, 'incident was', 'incidents were')} left out: not known exactly enough to say whether ${plural(count, 'it belongs', 'they belong')} here.`,
    },
    ofWhom: 'Of whom',
    group: 'Group',
    membersOf: (actor: string) => `Members of ${actor}`,
    notInTotal: 'Attackers are not in these totals:',
    howCounted: 'How it is counted',
    rule: 'Counting rule',
    ruleExplanation: 'Sources contradict each other. A rule says which of their figures count.',
    oneSource: 'One source only',
    oneSourceChoose: 'Choose a source',
    standard: 'Attribution',
    standardExplanation: (actor: string) =>
      `What somebody’s word must be worth before an incident is counted for ${actor}.`,
    standardForAnybody:
      'What somebody’s word must be worth before an incident counts as attributed.',
    everything: 'All, attributed or not',
    map: 'Where',
    mapNote: 'Drawn only as exactly as it is known.',
    timeline: 'When',
    breakdowns: 'Who, what, by whom',
    breakdownsNote:
      'Each list leaves its own filter out, so that you can see what else there is. Select a bar to filter.',
    overlapping: 'One incident can stand in several rows: do not add them.',
    list: 'Incidents',
    byDimension: {
      group: 'Victims',
      actor: 'Held responsible',
      attribution: 'Strongest attribution',
      country: 'Country',
      province: 'Province',
      type: 'Type of event',
      method: 'Method',
      target: 'Target',
      source: 'Source',
      grade: 'Verification',
    },
    noKey: {
      actor: 'Nobody named',
      attribution: 'Not attributed',
      province: 'Province not known',
      other: 'Not known',
    },
    showAll: (shown: string) => `Show all ${shown}`,
    showFewer: 'Show fewer',
  },

  filters: {
    title: 'Filters',
    showing: 'Showing',
    all: 'All incidents on record',
    remove: (filter: string) => `Remove filter: ${filter}`,
    clear: 'Clear all',
    openSearch: 'Search',
    search: 'Search titles and places',
    from: 'From',
    to: 'To',
    anyDay: 'any',
    names: {
      from: 'from',
      to: 'to',
      precision: 'imprecise dates',
      country: 'country',
      province: 'province',
      district: 'district',
      bbox: 'box',
      actor: 'held responsible',
      attribution: 'attribution',
      type: 'type',
      method: 'method',
      target: 'target',
      harm: 'harm',
      group: 'victims',
      rule: 'rule',
      grade: 'verification',
      source: 'source',
      dataset: 'dataset',
      document: 'document',
      incident: 'incident',
      q: 'words',
      asOf: 'as known at',
      sort: 'order',
      limit: 'per page',
      cursor: 'page',
    },
    contained: 'only those surely inside the period',
  },

  map: {
    province: {
      label: (shown: string) =>
        `Map of Afghanistan’s 34 provinces with ${shown}. The table holds the same data.`,
      hint: 'Point to a province or a disc to read it; select it to filter.',
      imprecise: 'Known only to the province: hatched, not placed',
    },
    country: {
      label: (shown: string) => `Map of countries with ${shown}. The table holds the same data.`,
      hint: 'Point to a country or a disc to read it; select it to filter.',
      imprecise: 'Known only to the country or province: hatched, not placed',
    },
    legend: 'Legend',
    point: 'Known to the town or better; the area of the disc is the toll',
    pointRing: 'Ring: up to this many, or open',
    unknown: 'Toll unknown',
    district: 'Known to the district: dashed',
    imprecise: (count: number, imprecise: string, all: string) =>
      `${imprecise} of ${all} ${plural(count, 'incident is', 'incidents are')} not known exactly enough for a point.`,
    allPrecise: 'Every incident is known exactly enough for a point.',
    countryOnly: (count: number, shown: string) =>
      `${shown} known only to the country ${plural(count, 'is', 'are')} not drawn.`,
    outside: (count: number, shown: string) =>
      `${shown} in other countries ${plural(count, 'is', 'are')} not drawn.`,
    attribution: 'Boundaries: Natural Earth, public domain. They take no side in any dispute.',
    place: 'Place',
    precision: 'Precision',
    filterBy: (name: string) => `Filter by ${name}`,
  },

  timeline: {
    by: 'By',
    steps: { day: 'day', week: 'week', month: 'month', quarter: 'quarter', year: 'year' },
    label: (shown: string, from: string, to: string) =>
      `Timeline from ${from} to ${to}, ${shown}. The table holds the same data.`,
    period: 'Period',
    undated: 'Undated',
    undatedNote: (count: number, shown: string) =>
      `${shown} ${plural(count, 'is', 'are')} not known exactly enough for one bar and ${plural(count, 'stands', 'stand')} apart.`,
    brush: 'Drag over the bars to choose a period, or set it here.',
    clear: 'Whole period',
    tooLong: 'The period has too many steps to draw. Choose longer steps.',
    none: 'No dated incident to draw.',
  },

  incidents: {
    incident: 'Incident',
    when: 'When',
    where: 'Where',
    killed: 'Killed',
    wounded: 'Wounded',
    responsible: 'Held responsible',
    sources: 'Independent origins',
    nobody: 'nobody',
    sort: 'Order',
    sorts: {
      newest: 'newest first',
      oldest: 'oldest first',
      killed: 'most killed first',
      id: 'by id',
    },
    failed:
      'The incidents of this list could not be loaded. The numbers above are complete without them.',
    more: (shown: string) => `Show ${shown} more`,
    contradiction: (count: number, shown: string) =>
      `${shown} ${plural(count, 'contradiction', 'contradictions')}`,
  },

  cite: {
    api: 'API',
    apiTitle: 'The same numbers from the API',
    apiText: 'The address of this page is also the question to the API. Anybody may ask it.',
    cite: 'Cite this number',
    citing: 'Fixing the number…',
    failed: 'The figure could not be made. The server did not answer; try again.',
    text: 'A figure has a permanent address that holds the question, the counting rule, the revision, the incidents and the sources, so that anybody can count it again.',
    open: 'Open the figure',
    copy: 'Copy',
    copied: 'Copied',
    close: 'Close',
    statistics: 'Total',
    list: 'Incidents',
  },

  incident: {
    whatHappened: 'What is known',
    type: 'Type',
    methods: 'Methods',
    suicide: 'Suicide attack',
    yes: 'yes',
    no: 'no',
    notKnown: 'not known',
    outcome: 'Outcome',
    day: 'Day',
    time: 'Time of day',
    place: 'Place',
    coordinates: 'Coordinates',
    verification: 'Verification',
    links: 'Linked incidents',
    damage: 'Damage',
    id: 'Record',
    version: (version: string) => `version ${version}`,
    count: 'The count',
    countBy: (rule: string) => `by the rule “${rule}”`,
    claims: 'What each source said',
    claimsNote:
      'One row for each statement of a toll. Marked figures are those that the rule uses.',
    speaker: 'Who said it',
    basis: 'How',
    paragraph: (paragraph: string) => `paragraph ${paragraph}`,
    worded: (wording: string) => `“${wording}”`,
    ofWhich: (shown: string, subgroup: string) => `of which ${shown} ${subgroup}`,
    notSaid: 'not said',
    used: 'counts',
    setAside: 'set aside',
    joint: 'Killed or wounded, not separated',
    jointNote: 'checked against the others, never added',
    sameOriginAs: (source: string) => `same origin as ${source}`,
    contradictions: 'Contradictions',
    noContradictions: 'The sources do not contradict each other.',
    contradictionsNote: 'Nothing is corrected or dropped. What cannot all be true is listed.',
    attribution: 'Who did it, according to whom',
    noAttribution: 'Nobody has been named.',
    ladderAgainst: 'Speaks against it',
    statements: 'Statements',
    noStatements: 'No statement is on record.',
    about: (claim: string) => `about: ${claim}`,
    targets: 'Targets',
    targetsAndDevices: 'Targets and devices',
    target: 'Target',
    unnamed: 'not named',
    devices: 'Devices found',
    device: 'Device',
    number: 'Number',
    rules: 'The count under each rule',
    rulesNote: 'The same claims, counted by every rule. Open a rule to see which figures it uses.',
    rule: 'Rule',
    usedClaims: 'Uses',
    setAsideClaims: 'Sets aside',
    noToll: 'no toll qualifies',
    origins: (count: number, shown: string) =>
      `${shown} independent ${plural(count, 'origin', 'origins')}`,
    documents: 'Documents',
    archived: 'archived copy',
    json: 'This record as JSON',
    history: 'Its revisions',
    back: 'All incidents',
  },

  issues: {
    'subgroup-exceeds-toll': (
      part: string,
      partSpeaker: string,
      whole: string,
      wholeSpeaker: string,
    ) =>
      `${partSpeaker} gives ${part}; that is more than the ${whole} that ${wholeSpeaker} gives in all.`,
    'tolls-disagree': (one: string, oneSpeaker: string, other: string, otherSpeaker: string) =>
      `${oneSpeaker} gives ${one}, ${otherSpeaker} gives ${other}. No number satisfies both.`,
    'joint-toll-disagrees': (one: string, oneSpeaker: string, other: string) =>
      `${oneSpeaker} gives ${one}. Killed and wounded together come to ${other}.`,
    'groups-exceed-total': (one: string, oneSpeaker: string, other: string) =>
      `${oneSpeaker} gives ${one} in all, but its groups add up to ${other}.`,
  },

  ...englishChecking,
}

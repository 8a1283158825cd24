import { countingRules } from '@recount/core/counting'
import { everything, type Query } from '@recount/core/query'
import { h } from 'vue'
import {
  answerBreakdown,
  answerIncidents,
  answerTimeline,
  answerTotal,
} from '../data/explore-answers.ts'
import topology from '../geography/afghanistan.topo.json'
import { makeMapFrame } from '../geography/map-frame.ts'
import { keyLabel } from '../language/key-label.ts'
import { makeRecordNames } from '../language/record-names.ts'
import type { Words } from '../language/words.ts'
import AreaMap from '../panels/area-map/AreaMap.vue'
import { mapModel } from '../panels/area-map/map-model.ts'
import BreakdownBars from '../panels/breakdown-bars/BreakdownBars.vue'
import { breakdownModel } from '../panels/breakdown-bars/breakdown-model.ts'
import CiteBar from '../panels/cite-bar/CiteBar.vue'
import CountSwitch from '../panels/count-switch/CountSwitch.vue'
import { countSwitchModel } from '../panels/count-switch/count-switch-model.ts'
import { activeFilters } from '../panels/filter-bar/active-filters.ts'
import FilterBar from '../panels/filter-bar/FilterBar.vue'
import HeadlineTotal from '../panels/headline-total/HeadlineTotal.vue'
import { headlineModel } from '../panels/headline-total/headline-model.ts'
import IncidentList from '../panels/incident-list/IncidentList.vue'
import { listModel } from '../panels/incident-list/list-model.ts'
import IncidentTimeline from '../panels/incident-timeline/IncidentTimeline.vue'
import { timelineModel } from '../panels/incident-timeline/timeline-model.ts'
import type { FixedSnapshot } from './fixed-snapshot.ts'
import type { GalleryEntry } from './gallery-entry.ts'

const question: Query = { ...everything, actor: ['iskp'], from: '2022-10-05', to: '2022-12-05' }

/** The panels of the explore page. */
export function explorePanels(snapshot: FixedSnapshot, words: Words): readonly GalleryEntry[] {
  const { say } = words
  const names = makeRecordNames(snapshot.records, words)
  const incidents = answerIncidents(snapshot, everything)
  const hrefOf = (id: string) => `/incidents/${id}`
  const rules = countingRules.map(({ name }, index) => ({
    value: name,
    name: say.vocabulary.rules[name]?.name ?? name,
    summary: say.vocabulary.rules[name]?.summary ?? '',
    // The last two stand for one that is on its way, and one that could not be counted.
    answer:
      index === countingRules.length - 1
        ? null
        : index === countingRules.length - 2
          ? ('awaited' as const)
          : answerTotal(snapshot.countedBy(name), { ...everything, rule: name }),
  }))
  const byProvince = answerBreakdown(snapshot, everything, 'province')
  const timeline = answerTimeline(snapshot, question, 'week', words.calendar)
  return [
    {
      panel: 'headline-total/HeadlineTotal',
      title: 'A total with an open interval and unknown tolls',
      render: () =>
        h(HeadlineTotal, {
          model: headlineModel(answerTotal(snapshot, everything), [], words, names.actor),
          asTable: false,
        }),
    },
    {
      panel: 'headline-total/HeadlineTotal',
      title: 'A total of nothing',
      render: () =>
        h(HeadlineTotal, {
          model: headlineModel(
            answerTotal(snapshot, { ...everything, country: ['ISL'] }),
            [],
            words,
            names.actor,
          ),
          asTable: false,
        }),
    },
    {
      panel: 'count-switch/CountSwitch',
      title: 'The counting rules',
      render: () =>
        h(CountSwitch, {
          title: say.explore.rule,
          explanation: say.explore.ruleExplanation,
          model: countSwitchModel(rules, 'envelope', words),
        }),
    },
    {
      panel: 'filter-bar/FilterBar',
      title: 'Filters in force',
      render: () =>
        h(FilterBar, {
          filters: activeFilters(question, names, words),
          search: '',
          summary: say.number.incidents(8, words.number(8)),
        }),
    },
    {
      panel: 'filter-bar/FilterBar',
      title: 'No filter',
      render: () => h(FilterBar, { filters: [], search: 'kaj', summary: '' }),
    },
    {
      panel: 'cite-bar/CiteBar',
      title: 'Cite and API',
      render: () => h(CiteBar, { state: { status: 'idle' }, links: [] }),
    },
    ...[false, true].map((asTable) => ({
      panel: 'area-map/AreaMap',
      title: asTable ? 'The map as a table' : 'The map',
      render: () =>
        h(AreaMap, {
          title: say.explore.map,
          note: say.explore.mapNote,
          measure: 'killed' as const,
          asTable,
          model: mapModel(
            {
              incidents,
              byArea: byProvince,
              chosen: ['AF32'],
              measure: 'killed',
              frame: makeMapFrame(topology, 720, 560),
              nameOf: names.area,
              titleOf: names.incident,
              hrefOf,
            },
            words,
          ),
        }),
    })),
    ...[false, true].map((asTable) => ({
      panel: 'incident-timeline/IncidentTimeline',
      title: asTable ? 'The timeline as a table' : 'The timeline',
      render: () =>
        h(IncidentTimeline, {
          title: say.explore.timeline,
          measure: 'killed' as const,
          step: 'week' as const,
          from: question.from,
          to: question.to,
          asTable,
          model: timelineModel(
            {
              ...timeline,
              from: question.from,
              to: question.to,
              step: 'week',
              measure: 'killed',
            },
            words,
          ),
        }),
    })),
    ...(['killed', 'wounded', 'incidents'] as const).map((measure) => ({
      panel: 'breakdown-bars/BreakdownBars',
      title: `A breakdown by source: ${measure}`,
      render: () =>
        h(BreakdownBars, {
          title: say.explore.byDimension.source,
          measure,
          asTable: false,
          model: breakdownModel(
            {
              title: say.explore.byDimension.source,
              dimension: 'source',
              rows: answerBreakdown(snapshot, everything, 'source'),
              chosen: ['unama'],
              measure,
              labelOf: (key) => keyLabel('source', key, names, words),
            },
            words,
          ),
        }),
    })),
    ...(['loading', 'failed'] as const).map((status) => ({
      panel: 'incident-list/IncidentList',
      title: `The list: ${status}`,
      render: () =>
        h(IncidentList, {
          title: say.explore.list,
          sort: 'newest' as const,
          matched: null,
          status,
          incidents: [],
        }),
    })),
    {
      panel: 'incident-list/IncidentList',
      title: 'The list',
      render: () =>
        h(IncidentList, {
          title: say.explore.list,
          sort: 'newest' as const,
          matched: snapshot.records.incidents.length,
          status: 'ready' as const,
          incidents: listModel(
            [...snapshot.countedBy('envelope').byId.values()],
            new Map(),
            names,
            words,
            hrefOf,
          ),
        }),
    },
  ]
}

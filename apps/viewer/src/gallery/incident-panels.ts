import { countingRules } from '@recount/core/counting'
import { h } from 'vue'
import topology from '../geography/afghanistan.topo.json'
import { makeMapFrame } from '../geography/map-frame.ts'
import { makeRecordNames } from '../language/record-names.ts'
import type { Words } from '../language/words.ts'
import AttributionLadder from '../panels/attribution-ladder/AttributionLadder.vue'
import { ladderModel } from '../panels/attribution-ladder/ladder-model.ts'
import ClaimMatrix from '../panels/claim-matrix/ClaimMatrix.vue'
import { matrixModel } from '../panels/claim-matrix/matrix-model.ts'
import ContradictionList from '../panels/contradiction-list/ContradictionList.vue'
import { contradictionsModel } from '../panels/contradiction-list/contradictions-model.ts'
import { factsModel } from '../panels/incident-facts/facts-model.ts'
import IncidentFacts from '../panels/incident-facts/IncidentFacts.vue'
import LocatorMap from '../panels/locator-map/LocatorMap.vue'
import { locatorModel } from '../panels/locator-map/locator-model.ts'
import RuleComparison from '../panels/rule-comparison/RuleComparison.vue'
import { rulesModel } from '../panels/rule-comparison/rules-model.ts'
import StatementList from '../panels/statement-list/StatementList.vue'
import { statementsModel } from '../panels/statement-list/statements-model.ts'
import TargetList from '../panels/target-list/TargetList.vue'
import { devicesTable, targetsTable } from '../panels/target-list/targets-model.ts'
import type { FixedSnapshot } from './fixed-snapshot.ts'
import type { GalleryEntry } from './gallery-entry.ts'

/** The panels of the page of one incident, each with the incident that shows most of it. */
export function incidentPanels(snapshot: FixedSnapshot, words: Words): readonly GalleryEntry[] {
  const { records } = snapshot
  const names = makeRecordNames(records, words)
  const countedBy = (rule: string, id: string) => {
    const counted = snapshot.countedBy(rule).byId.get(id)
    if (counted === undefined) throw new RangeError(`no incident ${id} in the fixed records`)
    return counted
  }
  const aybak = countedBy('envelope', 'afg-2022-aybak')
  const embassy = countedBy('envelope', 'afg-2022-pakistani-embassy').incident
  const jalalabad = countedBy('envelope', 'afg-2022-jalalabad').incident
  const minibus = countedBy('envelope', 'afg-2022-herat-minibus').incident
  const counts = countingRules.map(({ name }) => ({
    rule: name,
    counted: countedBy(name, 'afg-2022-aybak'),
  }))
  return [
    {
      panel: 'claim-matrix/ClaimMatrix',
      title: 'Figures side by side',
      render: () =>
        h(ClaimMatrix, {
          caption: words.say.incident.claims,
          model: matrixModel(aybak, records, names, words),
        }),
    },
    {
      panel: 'contradiction-list/ContradictionList',
      title: 'A contradiction',
      render: () =>
        h(ContradictionList, { contradictions: contradictionsModel(aybak, names, words) }),
    },
    {
      panel: 'contradiction-list/ContradictionList',
      title: 'No contradiction',
      render: () => h(ContradictionList, { contradictions: [] }),
    },
    {
      panel: 'rule-comparison/RuleComparison',
      title: 'One incident by every rule',
      render: () =>
        h(RuleComparison, {
          caption: words.say.incident.rules,
          model: rulesModel(counts, 'envelope', names, words),
        }),
    },
    {
      panel: 'attribution-ladder/AttributionLadder',
      title: 'Claimed and disputed',
      render: () => h(AttributionLadder, { ladders: ladderModel(embassy, records, names, words) }),
    },
    {
      panel: 'statement-list/StatementList',
      title: 'Statements',
      render: () =>
        h(StatementList, { statements: statementsModel(embassy, records, names, words) }),
    },
    {
      panel: 'target-list/TargetList',
      title: 'Targets and devices',
      render: () =>
        h(TargetList, {
          targets: targetsTable(jalalabad, words),
          devices: devicesTable(jalalabad, names, words),
        }),
    },
    {
      panel: 'incident-facts/IncidentFacts',
      title: 'What is known',
      render: () =>
        h(IncidentFacts, {
          facts: factsModel(minibus, names, words, (id) => `/incidents/${id}`),
        }),
    },
    ...[embassy, minibus].map((incident) => ({
      panel: 'locator-map/LocatorMap',
      title: `Where: ${incident.where.precision}`,
      render: () => {
        const model = locatorModel(incident.where, makeMapFrame(topology, 360, 280))
        return model === null ? h('p') : h(LocatorMap, { model, label: 'Afghanistan' })
      },
    })),
  ]
}

import { citeFigure, type Figure, type Verification, verifyFigure } from '@recount/core/figures'
import type { StatisticName } from '@recount/core/statistics'
import { h } from 'vue'
import { tollsOfFigure } from '../data/figure-answers.ts'
import { answerReconciliation } from '../data/reconciliation-answers.ts'
import { standardOfBasis } from '../data/standard-of-basis.ts'
import { reconciledCellKey } from '../language/reconciled-cell.ts'
import { makeRecordNames } from '../language/record-names.ts'
import type { Words } from '../language/words.ts'
import BridgeWaterfall from '../panels/bridge-waterfall/BridgeWaterfall.vue'
import { bridgeModel } from '../panels/bridge-waterfall/bridge-model.ts'
import CellComparison from '../panels/cell-comparison/CellComparison.vue'
import { cellsModel } from '../panels/cell-comparison/cells-model.ts'
import CellSwitch from '../panels/cell-switch/CellSwitch.vue'
import { cellSwitchModel } from '../panels/cell-switch/cell-switch-model.ts'
import { definitionModel } from '../panels/figure-definition/definition-model.ts'
import FigureDefinition from '../panels/figure-definition/FigureDefinition.vue'
import FigureResult from '../panels/figure-result/FigureResult.vue'
import { resultTables } from '../panels/figure-result/result-tables.ts'
import FigureStatement from '../panels/figure-statement/FigureStatement.vue'
import { statementModel } from '../panels/figure-statement/statement-model.ts'
import FigureVerification from '../panels/figure-verification/FigureVerification.vue'
import {
  type BrowserCheck,
  verificationModel,
} from '../panels/figure-verification/verification-model.ts'
import ReconciliationVerdict from '../panels/reconciliation-verdict/ReconciliationVerdict.vue'
import { leadingRow, verdictModel } from '../panels/reconciliation-verdict/verdict-model.ts'
import ResourceList from '../panels/resource-list/ResourceList.vue'
import { resourcesModel } from '../panels/resource-list/resources-model.ts'
import StandardLadder from '../panels/standard-ladder/StandardLadder.vue'
import { standardsModel } from '../panels/standard-ladder/standards-model.ts'
import WordingReader from '../panels/wording-reader/WordingReader.vue'
import type { FixedSnapshot } from './fixed-snapshot.ts'
import type { GalleryEntry } from './gallery-entry.ts'

const hrefOf = (id: string) => `/incidents/${id}`
const exploreHref = (search: string) => `/?${search}`

/** The panels of the pages on which numbers are checked and explained. */
export function checkingPanels(snapshot: FixedSnapshot, words: Words): readonly GalleryEntry[] {
  return [
    ...reconciliationPanels(snapshot, words),
    ...figurePanels(snapshot, words),
    ...explainingPanels(words),
  ]
}

function reconciliationPanels(snapshot: FixedSnapshot, words: Words): readonly GalleryEntry[] {
  const [total] = snapshot.records.reportedTotals
  if (total === undefined) return []
  const names = makeRecordNames(snapshot.records, words)
  const reconciled = answerReconciliation(snapshot, total)
  const { rows, readings, bridges } = reconciled.reconciliation
  const rowIndex = leadingRow(rows)
  const row = rows[rowIndex]
  const verdict = verdictModel({ reconciled, names, hrefOf: exploreHref }, words)
  if (row === undefined || verdict === null) return []
  return [
    ...(['large', 'small'] as const).map((size) => ({
      panel: 'reconciliation-verdict/ReconciliationVerdict',
      title: `The verdict, ${size}`,
      render: () => h(ReconciliationVerdict, { model: verdict, size }),
    })),
    {
      panel: 'cell-comparison/CellComparison',
      title: 'Every cell under every reading',
      render: () =>
        h(CellComparison, {
          model: cellsModel(reconciled.reconciliation, names, words, exploreHref),
          caption: words.say.reconciliation.cells,
        }),
    },
    {
      panel: 'cell-switch/CellSwitch',
      title: 'The cells to choose from',
      render: () =>
        h(CellSwitch, {
          label: words.say.reconciliation.chosenCell,
          choices: cellSwitchModel(rows, names, words),
          modelValue: reconciledCellKey(row),
        }),
    },
    ...bridges.flatMap((bridge) =>
      [false, true].map((asTable) => ({
        panel: 'bridge-waterfall/BridgeWaterfall',
        title: `The bridge by ${bridge.name}${asTable ? ' as a table' : ''}`,
        render: () =>
          h(BridgeWaterfall, {
            measure: 'killed' as const,
            asTable,
            model: bridgeModel(
              {
                bridge,
                row,
                rowIndex,
                readings,
                amountOf: (incident) => reconciled.amounts.get(incident)?.[rowIndex] ?? null,
                surelyInside: reconciled.surelyInside?.[rowIndex] ?? null,
                actor: 'ISKP',
                period: words.say.date.between(words.day('2022-10-05'), words.day('2022-12-05')),
                titleOf: names.incident,
                whenOf: () => words.day('2022-11-30'),
                incidentHref: hrefOf,
                exploreHref,
              },
              words,
            ),
          }),
      })),
    ),
  ]
}

function figurePanels(snapshot: FixedSnapshot, words: Words): readonly GalleryEntry[] {
  const names = makeRecordNames(snapshot.records, words)
  const total = figureOf(snapshot, 'total', 'actor=iskp')
  const holds = verifyFigure(total, snapshot.records, snapshot)
  const checks: readonly (readonly [string, Verification | null, BrowserCheck])[] = [
    ['not counted yet', holds, { status: 'idle' }],
    ['holds', holds, { status: 'done', verification: holds, reproduced: false }],
    [
      'changed',
      holds,
      { status: 'done', verification: changedBy(snapshot, total), reproduced: true },
    ],
    [
      'tampered',
      null,
      {
        status: 'done',
        verification: verifyFigure({ ...total, query: '' }, null, snapshot),
        reproduced: false,
      },
    ],
  ]
  const actorName = (id: string) =>
    snapshot.records.actors.find((actor) => actor.id === id)?.name ?? null
  return [
    ...[total, figureOf(snapshot, 'lethality', '')].map((figure) => ({
      panel: 'figure-statement/FigureStatement',
      title: `A figure of ${figure.statistic}`,
      render: () => h(FigureStatement, { model: statementModel(figure, actorName, words) }),
    })),
    {
      panel: 'figure-definition/FigureDefinition',
      title: 'What the figure is',
      render: () =>
        h(FigureDefinition, {
          terms: definitionModel(
            {
              figure: total,
              filters: [
                {
                  nameText: words.say.filters.names.actor,
                  valueText: names.actor('iskp'),
                },
              ],
              options: '',
              ruleName: 'envelope',
              recorded: words.day('2022-12-05'),
            },
            words,
          ),
        }),
    },
    ...checks.map(([title, server, browser]) => ({
      panel: 'figure-verification/FigureVerification',
      title: `A figure that is ${title}`,
      render: () =>
        h(FigureVerification, {
          isCounting: false,
          model: verificationModel({ server, browser, titleOf: names.incident, hrefOf }, words),
        }),
    })),
    ...(['total', 'series', 'lethality'] as const).map((statistic) => ({
      panel: 'figure-result/FigureResult',
      title: `The numbers of ${statistic}`,
      render: () =>
        h(FigureResult, {
          title: words.say.figure.result,
          tables: resultTables(figureOf(snapshot, statistic, 'actor=iskp'), names, words),
        }),
    })),
  ]
}

function explainingPanels(words: Words): readonly GalleryEntry[] {
  return [
    {
      panel: 'standard-ladder/StandardLadder',
      title: 'Which word counts by which standard',
      render: () =>
        h(StandardLadder, {
          model: standardsModel(standardOfBasis, words),
          caption: words.say.methods.standards,
        }),
    },
    ...['at least 53', 'most of them', 'a great sorrow', ''].map((wording) => ({
      panel: 'wording-reader/WordingReader',
      title: `The words “${wording}”`,
      render: () => h(WordingReader, { modelValue: wording, examples: ['dozens', 'ده‌ها'] }),
    })),
    {
      panel: 'resource-list/ResourceList',
      title: 'What a server offers',
      render: () =>
        h(ResourceList, {
          groups: resourcesModel({
            '/v1/incidents': { get: { tags: ['Incidents'], summary: 'The incidents' } },
            '/v1/incidents/{id}': { get: { tags: ['Incidents'], summary: 'One incident' } },
          }),
        }),
    },
  ]
}

function figureOf(snapshot: FixedSnapshot, statistic: StatisticName, search: string): Figure {
  const { value } = citeFigure(snapshot.records, snapshot.revision, statistic, search)
  if (value === null) throw new RangeError(`${statistic} cannot be asked for ${search}`)
  return value
}

/** The figure as if its first incident had been counted with one person fewer when it was cited. */
function changedBy(snapshot: FixedSnapshot, figure: Figure): Verification {
  const ids = figure.incidents.map(({ id }) => id)
  const [first] = tollsOfFigure(snapshot.table, figure, ids)
  const holds = verifyFigure(figure, snapshot.records, snapshot)
  if (first === undefined) return holds
  const [incident, { killed, wounded }] = first
  if (killed === null) return holds
  const before = { ...killed, low: killed.low - 1, best: (killed.best ?? killed.low) - 1 }
  return {
    ...holds,
    status: 'changed',
    revisionNow: 9,
    differences: [
      {
        incident,
        reason: 'revised',
        versionThen: 1,
        versionNow: 2,
        killed: { before, after: killed },
        wounded: { before: wounded, after: wounded },
      },
    ],
  }
}

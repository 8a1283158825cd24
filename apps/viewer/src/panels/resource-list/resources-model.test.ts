import { describe, expect, it } from 'vitest'
import { resourcesModel } from './resources-model.ts'

describe('resourcesModel', () => {
  it('groups what can be read, and tells what needs an id', () => {
    const groups = resourcesModel({
      '/v1/incidents': { get: { tags: ['Incidents'], summary: 'Incidents' } },
      '/v1/incidents/{id}': { get: { tags: ['Incidents'], summary: 'One' } },
      '/v1/figures': { post: { tags: ['Figures'], summary: 'Makes one' } },
      '/livez': { get: {} },
    })
    expect(groups).toEqual([
      {
        name: 'Incidents',
        resources: [
          { path: '/v1/incidents', summary: 'Incidents', isWhole: true },
          { path: '/v1/incidents/{id}', summary: 'One', isWhole: false },
        ],
      },
      { name: '', resources: [{ path: '/livez', summary: '', isWhole: true }] },
    ])
  })
})

import { projectPublic, publicByDefault } from '@recount/core/protection'
import { emptyRecordSet } from '@recount/core/records'
import { describe, expect, it } from 'vitest'
import { connectTo } from './recount-api.ts'
import { makeSnapshotHolder } from './use-snapshot.ts'

const records = projectPublic(emptyRecordSet, publicByDefault('2022-12-05'))

function apiThatAnswers(statusOf: (address: string) => number) {
  const asked: string[] = []
  const api = connectTo('/v1', (address) => {
    asked.push(String(address))
    const revision = Number(/asOf=(\d+)/.exec(String(address))?.[1] ?? 9)
    const status = statusOf(String(address))
    return Promise.resolve(Response.json({ revision, hash: '', records }, { status }))
  })
  return { api, asked }
}

describe('makeSnapshotHolder', () => {
  it('asks for nothing until it is told to, and then for the newest records', async () => {
    const { api, asked } = apiThatAnswers(() => 200)
    const holder = makeSnapshotHolder(api)
    expect(asked).toEqual([])
    await holder.load()
    expect(asked).toEqual(['/v1/snapshots/records'])
    expect(holder.state.value.status).toBe('ready')
  })
  it('loads an earlier revision when it is first asked for, once', async () => {
    const { api, asked } = apiThatAnswers(() => 200)
    const holder = makeSnapshotHolder(api)
    const state = holder.stateAt('3')
    expect(holder.stateAt('3')).toBe(state)
    await holder.load()
    expect(asked).toEqual(['/v1/snapshots/records?asOf=3', '/v1/snapshots/records'])
    expect(state.value.status === 'ready' && state.value.snapshot.revision).toBe(3)
  })
  it('tells that it failed and, told to load again, asks only for what is missing', async () => {
    let isDown = true
    const { api, asked } = apiThatAnswers(() => (isDown ? 503 : 200))
    const holder = makeSnapshotHolder(api)
    await holder.load()
    expect(holder.state.value).toEqual({ status: 'failed' })
    isDown = false
    await holder.load()
    await holder.load()
    expect(asked.length).toBe(2)
    expect(holder.state.value.status).toBe('ready')
  })
})

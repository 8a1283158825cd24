import { OpenAPIHono } from '@hono/zod-openapi'
import { expect, it } from 'vitest'
import { renderDocs } from './render-docs.ts'

const description = new OpenAPIHono().getOpenAPI31Document({
  openapi: '3.1.0',
  info: { title: '<b>"Title" & more', version: '1', description: 'With `code` and *stress*.' },
  tags: [{ name: 'Things' }],
})
const page = renderDocs({
  ...description,
  paths: {
    '/things/{id}': {
      get: {
        operationId: 'getThing',
        tags: ['Things'],
        summary: '<script>alert(1)</script>',
        parameters: [
          { name: 'id', in: 'path', required: true, description: 'Its id.', example: 'a' },
          { name: 'limit', in: 'query', description: 'How many.', example: '50' },
        ],
        responses: { 200: { description: 'The thing.' } },
      },
      post: { operationId: 'makeThing', tags: ['Things'], responses: {} },
    },
  },
})

it('renderDocs shows text as text', () => {
  expect(page).not.toContain('<script')
  expect(page).toContain('&lt;b&gt;&quot;Title&quot; &amp; more')
  expect(page).toContain('<code>code</code> and <em>stress</em>')
})

it('renderDocs links to an address that can be tried, with examples for what is in its path', () => {
  expect(page).toContain('href="/things/a"')
})

it('renderDocs asks for nothing from elsewhere', () => {
  expect(page).not.toMatch(/(src|href)="(https?:)?\/\//)
  expect(page).not.toMatch(/\burl\(|@import|<link|<img/)
})

it('renderDocs shows every operation and every parameter', () => {
  for (const id of ['getThing', 'makeThing']) expect(page).toContain(`<article id="${id}">`)
  expect(page).toContain('<code>limit</code>')
})

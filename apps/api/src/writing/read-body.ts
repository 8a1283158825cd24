import { makeIssue } from '@recount/core/primitives'
import type { Problem } from '../problems/index.ts'

/** The bytes of a request, or why they are not taken. */
export type BodyRead<Value> =
  | { readonly value: Value; readonly problem: null }
  | { readonly value: null; readonly problem: Problem }

/**
 * Reads a request's body as JSON. The bytes are counted as they come, whatever length was announced.
 *
 * A type other than `application/json` is refused, so that no form of another site can send one.
 */
export async function readJsonBody(request: Request, longest: number): Promise<BodyRead<unknown>> {
  if (mediaTypeOf(request) !== 'application/json') {
    const problem: Problem = { kind: 'unsupported-media-type', detail: 'Send application/json.' }
    return { value: null, problem }
  }
  const { value: bytes, problem } = await readBytes(request, longest)
  if (problem !== null) return { value: null, problem }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
    return { value: JSON.parse(text), problem: null }
  } catch {
    const errors = [makeIssue('malformed', '', 'JSON in UTF-8', `${bytes.length} bytes`)]
    const detail = 'The body is no JSON.'
    return { value: null, problem: { kind: 'bad-body', detail, errors } }
  }
}

/** The media type of a request without its parameters, in small letters; empty where none is told. */
export function mediaTypeOf(request: Request): string {
  const [type = ''] = (request.headers.get('Content-Type') ?? '').split(';')
  return type.trim().toLowerCase()
}

/** The problem of a body that is longer than an address takes. */
export function tooLarge(longest: number): Problem {
  return { kind: 'content-too-large', detail: `The body may have ${longest} bytes.` }
}

async function readBytes(request: Request, longest: number): Promise<BodyRead<Uint8Array>> {
  if (Number(request.headers.get('Content-Length') ?? 0) > longest) {
    return { value: null, problem: tooLarge(longest) }
  }
  const pieces: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    length += read.value.length
    if (length > longest) {
      await reader?.cancel()
      return { value: null, problem: tooLarge(longest) }
    }
    pieces.push(read.value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return { value: bytes, problem: null }
}

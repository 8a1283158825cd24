import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { status } from '../problems/index.ts'
import { matchesEntityTag } from '../representation/entity-tag.ts'

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.geojson': 'application/geo+json',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pbf': 'application/x-protobuf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
}

const compressible = /^(text\/|application\/(json|geo\+json|xml|manifest)|image\/svg)/

interface StaticFile {
  readonly contentType: string
  readonly entityTag: string
  readonly cacheControl: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly gzipped: Uint8Array<ArrayBuffer> | null
}

/**
 * Answers for the files of a built viewer; any other address without a file's ending is a page of it
 * and gets `index.html`. `null` where there is nothing.
 *
 * The files are read once: an address is looked up in a table and never made into a path, so that none
 * can lead out of the folder.
 *
 * @throws Error where the folder does not exist.
 */
export function serveFiles(folder: string): (request: Request) => Promise<Response | null> {
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name)
        return [addressOf(relative(folder, path)), readStaticFile(path)] as const
      }),
  )
  const index = files.get('/index.html') ?? null

  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null
    const path = decode(new URL(request.url).pathname)
    if (path === null) return null
    const file = files.get(path) ?? (extname(path) === '' ? index : null)
    return file === null ? null : respondFile(file, request)
  }
}

function addressOf(path: string): string {
  return `/${path.split(sep).join('/')}`
}

function readStaticFile(path: string): StaticFile {
  const plain = new Uint8Array(readFileSync(path))
  const contentType = contentTypes[extname(path)] ?? 'application/octet-stream'
  // Vite puts a hash of the content into these names.
  const isHashed = /[/\\]assets[/\\].+-[\w-]{8,}\.\w+$/.test(path)
  return {
    contentType,
    entityTag: createHash('sha256').update(plain).digest('hex').slice(0, 32),
    cacheControl: isHashed ? 'public, max-age=31536000, immutable' : 'public, no-cache',
    plain,
    gzipped: compressible.test(contentType) ? new Uint8Array(gzipSync(plain)) : null,
  }
}

function respondFile(file: StaticFile, request: Request): Response {
  const zipped = /\bgzip\b/.test(request.headers.get('Accept-Encoding') ?? '') ? file.gzipped : null
  // Each encoding is a representation of its own, so each has its own strong tag.
  const entityTag = `"${file.entityTag}${zipped === null ? '' : '-gzip'}"`
  const headers = new Headers({
    'Cache-Control': file.cacheControl,
    'Content-Type': file.contentType,
    ETag: entityTag,
  })
  if (file.gzipped !== null) headers.set('Vary', 'Accept-Encoding')
  if (matchesEntityTag(request.headers.get('If-None-Match') ?? '', entityTag)) {
    return new Response(null, { status: status.notModified, headers })
  }
  if (zipped !== null) headers.set('Content-Encoding', 'gzip')
  return new Response(zipped ?? file.plain, { headers })
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

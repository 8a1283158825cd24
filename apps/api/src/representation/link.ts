/** One typed link of an answer; `href` is encoded as addresses are. Source: RFC 8288. */
export interface Link {
  readonly href: string
  readonly rel: string
  readonly type?: string
  readonly title?: string
}

/**
 * The value of a `Link` header.
 *
 * @example
 * formatLinks([{ href: '/v1', rel: 'up' }]) //=> '</v1>; rel="up"'
 */
export function formatLinks(links: readonly Link[]): string {
  return links
    .map(({ href, rel, type, title }) => {
      const attributes = [`rel="${rel}"`]
      if (type !== undefined) attributes.push(`type="${type}"`)
      if (title !== undefined) attributes.push(`title="${title.replaceAll(/["\\]/g, '')}"`)
      return [`<${href}>`, ...attributes].join('; ')
    })
    .join(', ')
}

/** The link to the next page of a list, none behind the last one. */
export function nextPage(path: string, search: string, cursor: string | null): readonly Link[] {
  return cursor === null ? [] : [{ href: `${path}?${search}`, rel: 'next' }]
}

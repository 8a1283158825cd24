/** One address that can be asked. */
export interface Resource {
  readonly path: string
  readonly summary: string
  /** Whether it can be opened as it stands: it needs no id. */
  readonly isWhole: boolean
}

/** Addresses of one kind, as the server groups them. */
export interface ResourceGroup {
  readonly name: string
  readonly resources: readonly Resource[]
}

/**
 * The addresses that a server's OpenAPI description offers to read, grouped by their first tag, in its
 * own order. What it does not describe is not listed, so the list cannot promise more than the server has.
 */
export function resourcesModel(
  paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): readonly ResourceGroup[] {
  const groups = new Map<string, readonly Resource[]>()
  for (const [path, { get }] of Object.entries(paths)) {
    if (!isOperation(get)) continue
    const group = get.tags?.[0] ?? ''
    const resource = { path, summary: get.summary ?? '', isWhole: !path.includes('{') }
    groups.set(group, [...(groups.get(group) ?? []), resource])
  }
  return [...groups].map(([name, resources]) => ({ name, resources }))
}

interface Operation {
  readonly summary?: string
  readonly tags?: readonly string[]
}

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Where the making of a figure stands. */
export type CiteState =
  | { readonly status: 'idle' }
  | { readonly status: 'asking' }
  | { readonly status: 'failed' }
  | {
      readonly status: 'made'
      readonly id: string
      readonly href: string
      readonly address: string
      readonly citation: string
    }

/** One address of the API that answers the page's question. */
export interface ApiLink {
  readonly label: string
  readonly address: string
}

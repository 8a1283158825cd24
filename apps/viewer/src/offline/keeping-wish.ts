/** An empty store that stands there as long as the reader wishes that pages are kept. */
export const wishName = 'recount-keeping'

/** How the name of every store of the viewer begins. */
export const namePrefix = 'recount-'

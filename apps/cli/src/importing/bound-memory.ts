import { setFlagsFromString } from 'node:v8'

/**
 * Keeps the memory of an import under 300 MB, for this thread and for those that it starts from now on. What a
 * chunk leaves behind is garbage: the space for it need not grow, and what outlived a chunk by chance is let
 * go when the heap has grown to two and a half times of what it needs, where the runtime would wait until it is four
 * times as large. The memory of chunks on their way counts too, so that less would collect garbage without end.
 *
 * Source: V8's flags, `node --v8-options`; bench/README.md has what it costs.
 */
export function boundMemory(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=150')
  // For the threads: the space of this one stands already.
  setFlagsFromString('--min-semi-space-size=8')
}

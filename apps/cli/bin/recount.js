#!/usr/bin/env node
import module from 'node:module'
import { fileURLToPath } from 'node:url'

// What was compiled is kept beside what it was compiled from, where the runtime can and the folder lets it.
module.enableCompileCache?.(fileURLToPath(new URL('../dist/.compiled', import.meta.url)))
await import('../dist/recount.js')

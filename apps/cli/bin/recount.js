#!/usr/bin/env node
import '../dist/recount.js'

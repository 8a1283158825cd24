// Reports optional dependencies that a locked package names and the lock itself lacks: `npm ci` would refuse such a lock.
// Also reports addresses of registries, which would tie the lock to one host.
import { readFileSync } from 'node:fs'

const packages = JSON.parse(readFileSync(process.argv[2] ?? 'package-lock.json', 'utf8')).packages
const problems = []

for (const [path, entry] of Object.entries(packages)) {
  if (/^https?:/.test(entry.resolved ?? '')) problems.push(`${path}: resolved to an address`)
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!isLocked(path, name))
      problems.push(`${path || '.'}: ${name}@${version} is not in the lock`)
  }
}

function isLocked(path, name) {
  for (
    let folder = path;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))
  ) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true
    if (!folder) return false
  }
}

for (const problem of problems) console.error(problem)
console.log(problems.length ? `lock: ${problems.length} problems` : 'lock complete')
process.exitCode = problems.length ? 1 : 0

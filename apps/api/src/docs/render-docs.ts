import { problemKinds } from '../problems/index.ts'
import type { OpenApiDocument } from '../resources/openapi.ts'
import { docsStyle } from './docs-style.ts'
import { listOperations, type Operation } from './list-operations.ts'

/**
 * The API's description as a page for readers: one article for each operation, then the problems. It
 * has no script and asks for nothing else.
 */
export function renderDocs(description: OpenApiDocument): string {
  const operations = listOperations(description)
  const tags = description.tags ?? []
  const ofTag = (name: string) => operations.filter(({ tag }) => tag === name)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(description.info.title)} API</title>
<style>${docsStyle}</style>
</head>
<body>
<div class="page">
<nav aria-label="Operations">
${tags
  .map(
    ({ name }) => `<b>${escapeHtml(name)}</b>
<ul>
${ofTag(name)
  .map(({ id, path }) => `<li><a href="#${id}">${escapeHtml(path)}</a></li>`)
  .join('\n')}
</ul>`,
  )
  .join('\n')}
<b>Errors</b>
<ul><li><a href="#problems">Problems</a></li></ul>
</nav>
<main>
<h1>${escapeHtml(description.info.title)} API</h1>
<p>${proseOf(description.info.description ?? '')} For programs: <a href="/openapi.json">openapi.json</a>.</p>
${tags
  .map(
    ({ name, description: about }) => `<h2>${escapeHtml(name)}</h2>
<p class="soft">${proseOf(about ?? '')}</p>
${ofTag(name).map(renderOperation).join('\n')}`,
  )
  .join('\n')}
<h2 id="problems">Problems</h2>
<p class="soft">Every error is <code>application/problem+json</code> (RFC 9457), and its <code>type</code> leads here.</p>
<dl>
${Object.entries(problemKinds)
  .map(
    ([kind, { status, title, meaning }]) =>
      `<dt id="${kind}">${status} <code>${kind}</code>: ${escapeHtml(title)}</dt>\n<dd>${proseOf(meaning)}</dd>`,
  )
  .join('\n')}
</dl>
</main>
</div>
</body>
</html>
`
}

function renderOperation(operation: Operation): string {
  const { id, method, path, summary, description, parameters, answers, example } = operation
  const rows = parameters.map(
    ({ name, place, about, sample }) =>
      `<tr><th scope="row"><code>${escapeHtml(name)}</code>${place === 'path' ? ' <span class="soft">(path)</span>' : ''}</th><td>${proseOf(about)}</td><td><code>${escapeHtml(sample)}</code></td></tr>`,
  )
  const tableOfParameters =
    rows.length === 0
      ? ''
      : `<details><summary>${rows.length} parameter${rows.length === 1 ? '' : 's'}</summary>
<div class="wide"><table><thead><tr><th>Name</th><th>Meaning</th><th>Example</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div></details>`
  return `<article id="${id}">
<h3><span class="method">${method}</span> <code>${escapeHtml(path)}</code></h3>
<p>${proseOf(`${summary}. ${description}`)}</p>
${example === null ? '' : `<p>Try <a href="${escapeHtml(example)}"><code>${escapeHtml(example)}</code></a></p>`}
${tableOfParameters}
<details><summary>Answers</summary>
<dl>
${answers.map(({ status, about }) => `<dt>${status}</dt>\n<dd>${proseOf(about)}</dd>`).join('\n')}
</dl></details>
</article>`
}

/** Text with its back-quoted words as code and its starred ones stressed. */
function proseOf(text: string): string {
  return escapeHtml(text)
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
    .replaceAll(/\*([^*]+)\*/g, '<em>$1</em>')
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

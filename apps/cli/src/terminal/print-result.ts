/** Prints JSON for programs, or text for people when standard output is a terminal. */
export function printResult(
  result: unknown,
  text: () => string,
  { json, table }: { readonly json?: boolean; readonly table?: boolean },
): void {
  const asText = table === true || (json !== true && process.stdout.isTTY === true)
  console.log(asText ? text() : JSON.stringify(result, null, 2))
}

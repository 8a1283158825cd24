import { fork } from 'node:child_process'

/** A program that answers messages one after another. */
export interface RunningProcess<Request, Response> {
  readonly ask: (request: Request) => Promise<Response>
  readonly stop: () => void
}

/** Starts a program in a process of its own, and waits for its first message. */
export async function startProcess<Request extends object, Response>(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<RunningProcess<Request, Response> & { readonly first: Response }> {
  const child = fork(script, [...args], {
    execArgv: ['--expose-gc', '--max-old-space-size=6000'],
    env: { ...process.env, ...env },
    serialization: 'json',
  })
  const next = () =>
    new Promise<Response>((resolve, reject) => {
      const onExit = (code: number | null) =>
        reject(new Error(`${script} ${args.join(' ')} ended with ${code}`))
      child.once('exit', onExit)
      child.once('message', (response) => {
        child.off('exit', onExit)
        resolve(response as Response)
      })
    })
  const first = await next()
  return {
    first,
    ask: (request) => {
      const response = next()
      child.send(request)
      return response
    },
    stop: () => {
      child.kill()
    },
  }
}

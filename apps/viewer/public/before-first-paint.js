// Sets language, direction and theme before anything is painted, so that nothing flashes or shifts.
// A file of its own: the content security policy allows no inline script.
{
  const root = document.documentElement
  const prefix = /^\/(fa|ps)(\/|$)/.exec(location.pathname)
  if (prefix) {
    root.lang = prefix[1] === 'fa' ? 'fa-AF' : 'ps'
    root.dir = 'rtl'
  }
  try {
    const theme = JSON.parse(localStorage.getItem('recount.display') ?? '{}').theme
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  } catch {
    // Storage is off or holds something else: the system's theme is used.
  }
}

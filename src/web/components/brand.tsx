/** The name of the app, leading home. */
export function Brand(): React.ReactNode {
  return (
    <a className="brand" href="/">
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="7" className="brand-field" />
        <path d="M5 21c3.5 0 3.5-4 7-4s3.5 4 7 4 3.5-4 8-4" className="brand-water" />
        <path d="M17 5l-6 9h5l-1 6 7-9h-5z" className="brand-bolt" />
      </svg>
      <span>gridlake</span>
    </a>
  )
}

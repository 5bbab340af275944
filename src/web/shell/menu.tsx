import { useEffect, useRef } from 'react'

/** What unfolds below its label. Works without JavaScript; with it, Escape and a click elsewhere fold it again. */
export function Menu({
  label,
  className,
  onOpen,
  children,
}: {
  label: React.ReactNode
  className: string
  onOpen?: () => void
  children: React.ReactNode
}): React.ReactNode {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const fold = (event: Event) => {
      const element = details.current
      if (!element?.open) return
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        if (element.contains(document.activeElement)) element.querySelector('summary')?.focus()
      } else if (event.target instanceof Node && element.contains(event.target)) return
      element.open = false
    }
    document.addEventListener('keydown', fold)
    document.addEventListener('pointerdown', fold)
    return () => {
      document.removeEventListener('keydown', fold)
      document.removeEventListener('pointerdown', fold)
    }
  }, [])
  return (
    <details
      ref={details}
      className={`menu ${className}`}
      onToggle={({ currentTarget }) => currentTarget.open && onOpen?.()}
    >
      <summary>{label}</summary>
      <div className="menu-panel">{children}</div>
    </details>
  )
}

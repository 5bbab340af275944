import { lazy, Suspense, useState } from 'react'

interface TypedNameProps {
  id: string
  label: string
  names: readonly string[]
}

const PointComboBox = lazy(async () => ({ default: (await import('./point-combo-box.tsx')).PointComboBox }))

/** A name that is typed: a native field with suggestions, and once it is pointed at, a list that searches every settlement point. */
export function TypedName(props: TypedNameProps): React.ReactNode {
  const [isRich, setRich] = useState(false)
  const native = <NativeField {...props} onNear={() => setRich(true)} />
  return isRich ? (
    <Suspense fallback={native}>
      <PointComboBox id={props.id} label={props.label} />
    </Suspense>
  ) : (
    native
  )
}

function NativeField({ id, label, names, onNear }: TypedNameProps & { onNear: () => void }): React.ReactNode {
  return (
    <span className="typed-name">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name="s"
        list={`${id}-names`}
        placeholder="HB_WEST or any node"
        autoComplete="off"
        spellCheck={false}
        onPointerEnter={onNear}
      />
      <datalist id={`${id}-names`}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </span>
  )
}

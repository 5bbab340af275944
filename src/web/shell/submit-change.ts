const YEAR = /^(19|20)\d\d-/

/** Shows a date as soon as it is whole: while its year is typed it passes through others. */
export function submitChange({ currentTarget }: React.ChangeEvent<HTMLInputElement>): void {
  if (YEAR.test(currentTarget.value) && currentTarget.validity.valid) currentTarget.form?.requestSubmit()
}

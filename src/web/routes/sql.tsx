export default function Sql(): null {
  return null
}

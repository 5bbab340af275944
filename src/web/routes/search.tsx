export default function Search(): React.ReactNode {
  return <h1>Search</h1>
}

/** A place that is asked for and not shown, and the address that shows it in the last one's stead. */
export interface LeftPlace {
  name: string
  href: string
}

/** So many lines of places can be told apart. */
export const MOST_LOCATIONS = 6

/** The days a document may speak of; a date outside is taken for a misprint. Both inclusive. */
export const CALENDAR = Object.freeze({ first: '2000-01-01', last: '2039-12-31' })

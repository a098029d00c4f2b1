/** Placeholder until the store's author starts PostgreSQL here. */
export default function setup() {}

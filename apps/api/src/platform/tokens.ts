/** Under this name the two roles of the database are injected (`DatabaseAccess`); for a pool beside the data source. */
export const DATABASE_ACCESS = Symbol('DatabaseAccess');

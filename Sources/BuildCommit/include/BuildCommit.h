/// The commit that was built, as `a1b2c3d`, or `a1b2c3d+` with changes on top; empty when the build was not told.
const char *build_commit(void);

__module_impUnit_exports = __module_impUnit();

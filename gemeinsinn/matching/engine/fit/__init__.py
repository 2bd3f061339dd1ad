"""Who fits whom: one ranking of named features for a need and somebody who could answer it. Plain Python."""

# The same commands for those who like make.
.PHONY: demo test setup lock
demo test setup lock:
	python3 dev.py $@

"""A checker of names: would another name of the article fit better where one stands?"""
